// Prints every event of a stream, one JSON a line. Coming back after the line was cut is the package's own doing.
import { EventSource } from 'eventsource';

const source = new EventSource(process.argv[2]);
for (const name of ['snapshot', 'change', 'update', 'reset', 'heartbeat', 'message', 'presence']) {
  source.addEventListener(name, (event) => {
    console.log(JSON.stringify({ name, id: event.lastEventId, data: event.data }));
  });
}
