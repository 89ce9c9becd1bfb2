import { ChatRoom } from "./ChatRoom";
import { useStored } from "./stored";

/** The chat of all, open on wide screens until the reader closes it. Who has it closed is not there. */
export function Lobby() {
  const [stored, store] = useStored("lobby");
  const isOpen = (stored ?? (matchMedia("(min-width: 70rem)").matches ? "open" : "closed")) === "open";
  return (
    <section className="panel" aria-labelledby="lobby">
      <h2 id="lobby">
        <button type="button" className="fold" aria-expanded={isOpen} onClick={() => store(isOpen ? "closed" : "open")}>Lobby chat</button>
      </h2>
      {isOpen && <ChatRoom name="lobby" label="Messages in the lobby" />}
    </section>
  );
}
