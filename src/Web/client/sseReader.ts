export interface SseEvent { event: string; data: string }

/** Reads Server-Sent Events from pieces of text, cut anywhere. */
export class SseReader {
  /** Milliseconds that the other side asks to wait for before the next try. */
  retry: number | undefined;
  private rest = "";
  private event = "";
  private data: string[] = [];

  *read(piece: string): Generator<SseEvent> {
    // A line that ends in CR may be followed by its LF in the next piece.
    const text = this.rest + piece;
    const end = text.endsWith("\r") ? text.length - 1 : text.length;
    const lines = text.slice(0, end).split(/\r\n|\r|\n/);
    this.rest = lines.pop()! + text.slice(end);
    for (const line of lines) {
      if (line === "") {
        if (this.data.length > 0) {
          yield { event: this.event || "message", data: this.data.join("\n") };
        }
        [this.event, this.data] = ["", []];
      } else {
        this.field(line);
      }
    }
  }

  private field(line: string) {
    const [, name, value = ""] = /^([^:]*)(?:: ?(.*))?$/s.exec(line)!;
    switch (name) {
      case "event": this.event = value; break;
      case "data": this.data.push(value); break;
      case "retry": if (/^\d+$/.test(value)) { this.retry = Number(value); } break;
    }
  }
}
