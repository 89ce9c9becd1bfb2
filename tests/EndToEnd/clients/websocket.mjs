// Prints every event of a topic, one JSON a line, and comes back with the last id when the line was cut.
import WebSocket from 'ws';

const [url, topic] = process.argv.slice(2);
let after;

function open() {
  const socket = new WebSocket(url);
  socket.on('open', () => socket.send(JSON.stringify({ op: 'subscribe', topic, after })));
  socket.on('message', (bytes) => {
    const { event, id, data } = JSON.parse(bytes);
    after = id ?? after;
    console.log(JSON.stringify({ name: event, id, data: JSON.stringify(data) }));
  });
  socket.on('error', (error) => console.error(String(error)));
  socket.on('close', () => setTimeout(open, 50));
}

open();
