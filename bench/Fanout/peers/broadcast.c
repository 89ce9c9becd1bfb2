/* The least that a server can do for one event: one thread, one shared buffer, one write for each viewer.
 *   GET /events  Server-Sent Events in chunks      GET /ws  WebSocket frames      POST /pub  broadcasts its body
 * A viewer that does not take an event at once loses it. Nothing of the requests is checked: it is a yardstick, not a server.
 *   broadcast PORT [N]     N: leave out every Nth write, to see whether the generator notices */
#define _GNU_SOURCE
#include <errno.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

enum { MOST_FDS = 65536, MOST_REQUEST = 65536, MOST_EVENT = 65536 };
enum kind { EVENTS, SOCKETS, KINDS };

static struct peer { char *text; int length; char kind_plus_one; int place; } peers[MOST_FDS];
static int viewers[KINDS][MOST_FDS], count[KINDS];
static long written, left_out;

static void leave(int fd)
{
    struct peer *p = &peers[fd];
    if (p->kind_plus_one) {
        int k = p->kind_plus_one - 1, last = viewers[k][--count[k]];
        viewers[k][p->place] = last;
        peers[last].place = p->place;
    }
    free(p->text);
    memset(p, 0, sizeof *p);
    close(fd);
}

static void send_to_all(enum kind kind, const char *bytes, int length)
{
    for (int i = 0; i < count[kind]; i++) {
        if (left_out && ++written % left_out == 0) continue;
        ssize_t n = write(viewers[kind][i], bytes, length);
        /* Half an event cannot be taken back. What is closed is seen when it is read. */
        if (n > 0 && n < length) shutdown(viewers[kind][i], SHUT_RDWR);
    }
}

static void broadcast(const char *body, int length)
{
    static char event[MOST_EVENT + 64], chunk[MOST_EVENT + 128];
    static unsigned char frame[MOST_EVENT + 16];
    if (count[EVENTS]) {
        int n = sprintf(event, "data: %.*s\n\n", length, body);
        send_to_all(EVENTS, chunk, sprintf(chunk, "%x\r\n%s\r\n", n, event));
    }
    if (count[SOCKETS]) {
        int head = length < 126 ? 2 : 4;
        frame[0] = 0x81;
        frame[1] = length < 126 ? length : 126;
        if (head == 4) frame[2] = length >> 8, frame[3] = length;
        memcpy(frame + head, body, length);
        send_to_all(SOCKETS, (char *)frame, head + length);
    }
}

static void reply(int fd, const char *text)
{
    if (write(fd, text, strlen(text)) < 0) shutdown(fd, SHUT_RDWR);
}

static void watch(int fd, enum kind kind)
{
    struct peer *p = &peers[fd];
    p->kind_plus_one = kind + 1;
    p->place = count[kind];
    viewers[kind][count[kind]++] = fd;
    reply(fd, kind == EVENTS
        ? "HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n"
        : "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n");
    free(p->text);
    p->text = NULL;
}

/* Handles the requests that are all there. */
static void serve(int fd)
{
    struct peer *p = &peers[fd];
    for (char *end; p->text && (end = memmem(p->text, p->length, "\r\n\r\n", 4));) {
        int head = end + 4 - p->text, body = 0;
        char *length = memmem(p->text, head, "Content-Length: ", 16);
        if (length) body = atoi(length + 16);
        if (body > MOST_EVENT || p->length < head + body) return;
        if (!strncmp(p->text, "GET /events", 11)) watch(fd, EVENTS);
        else if (!strncmp(p->text, "GET /ws", 7)) watch(fd, SOCKETS);
        else {
            broadcast(p->text + head, body);
            reply(fd, "HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
            memmove(p->text, p->text + head + body, p->length -= head + body);
        }
    }
}

static void hear(int fd)
{
    static char bytes[MOST_REQUEST];
    struct peer *p = &peers[fd];
    ssize_t n = read(fd, bytes, sizeof bytes);
    if (n == 0 || (n < 0 && errno != EAGAIN)) leave(fd);
    if (n <= 0 || p->kind_plus_one) return;
    if (!(p->text = realloc(p->text, p->length + n))) abort();
    memcpy(p->text + p->length, bytes, n);
    p->length += n;
    serve(fd);
}

static void take_in(int listener, int epoll)
{
    for (int fd, on = 1; (fd = accept4(listener, NULL, NULL, SOCK_NONBLOCK)) >= 0;) {
        if (fd >= MOST_FDS) { close(fd); continue; }
        setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
        struct epoll_event e = { .events = EPOLLIN, .data.fd = fd };
        epoll_ctl(epoll, EPOLL_CTL_ADD, fd, &e);
    }
}

int main(int argc, char **argv)
{
    signal(SIGPIPE, SIG_IGN);
    left_out = argc > 2 ? atol(argv[2]) : 0;
    int listener = socket(AF_INET, SOCK_STREAM | SOCK_NONBLOCK, 0), epoll = epoll_create1(0), on = 1;
    setsockopt(listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    struct sockaddr_in here = { .sin_family = AF_INET, .sin_port = htons(argc > 1 ? atoi(argv[1]) : 0) };
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (bind(listener, (void *)&here, sizeof here) || listen(listener, 4096)) { perror("broadcast"); return 1; }
    struct epoll_event all[512], e = { .events = EPOLLIN, .data.fd = listener };
    epoll_ctl(epoll, EPOLL_CTL_ADD, listener, &e);
    for (;;)
        for (int n = epoll_wait(epoll, all, 512, -1), i = 0; i < n; i++)
            if (all[i].data.fd == listener) take_in(listener, epoll);
            else hear(all[i].data.fd);
}
