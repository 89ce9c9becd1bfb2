import type { Platform } from "./platform";
import { Problem } from "./types";

/** Milliseconds that an answer may take. */
const patience = 15_000;

/** Reads JSON of the gateway. Rejects with a {@link Problem}, also where there is no gateway. */
export async function ask<T>(platform: Platform, url: string, init: RequestInit = {}): Promise<T> {
  const stop = new AbortController();
  const timer = platform.after(patience, () => stop.abort());
  try {
    const response = await platform.fetch(url, {
      credentials: "same-origin", ...init, signal: stop.signal, headers: { Accept: "application/json", ...init.headers },
    });
    if (!response.ok) {
      throw await problemOfResponse(response);
    }
    return await response.json() as T;
  } catch (fault) {
    throw fault instanceof Problem ? fault : unreachable();
  } finally {
    timer.cancel();
  }
}

export function problemOf(document: unknown, status = 0, retryAfter: number | null = null): Problem {
  const { type, title, detail, status: said } = (document ?? {}) as Partial<Problem>;
  return new Problem(type ?? "about:blank", title ?? "LiveScore answered with an error", said ?? status, detail ?? "", retryAfter);
}

export async function problemOfResponse(response: Response): Promise<Problem> {
  const wait = response.headers.get("retry-after");
  const document: unknown = await response.json().catch(() => null);
  return problemOf(document, response.status, wait !== null && /^\d+$/.test(wait) ? Number(wait) : null);
}

const unreachable = () =>
  new Problem("about:blank", "LiveScore cannot be reached", 0, "LiveScore cannot be reached. Check the network, then try again.");
