// Prints every event of a topic, one JSON a line, and comes back with the last id when the line was cut. Says a text at first, if given one.
import WebSocket from 'ws';

const [url, topic, text] = process.argv.slice(2);
let after;
let said = !text;

function open() {
  const socket = new WebSocket(url);
  socket.on('open', () => {
    socket.send(JSON.stringify({ op: 'subscribe', topic, after }));
    if (!said) {
      said = true;
      socket.send(JSON.stringify({ op: 'post', topic, text }));
    }
  });
  socket.on('message', (bytes) => {
    const { event, id, data } = JSON.parse(bytes);
    after = id ?? after;
    console.log(JSON.stringify({ name: event, id, data: JSON.stringify(data) }));
  });
  socket.on('error', (error) => console.error(String(error)));
  socket.on('close', () => setTimeout(open, 50));
}

open();
