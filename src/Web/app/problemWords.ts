import { Problem } from "../client";
import { plural } from "./words";

/** What went wrong with a message, and when it may be tried again. */
export function problemWords(fault: unknown): string {
  if (!(fault instanceof Problem)) {
    return "The message could not be sent. Try again.";
  }
  const again = fault.retryAfter === null ? "" : ` Try again in ${plural(Math.ceil(fault.retryAfter), "second")}.`;
  return fault.status === 429 ? `That was too much at once.${again}` : `${fault.message}${again}`;
}
