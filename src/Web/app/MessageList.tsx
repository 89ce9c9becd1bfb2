import type { ChatMessage } from "../client";
import { Message } from "./Message";
import { useStickToEnd } from "./useStickToEnd";

interface Props {
  readonly messages: readonly ChatMessage[];
  readonly own: string | null;
  readonly label: string;
}

/** Oldest first. What is new is not read out: a chat would be a torrent. */
export function MessageList({ messages, own, label }: Props) {
  const { list, onScroll, isAway, toEnd } = useStickToEnd(messages.at(-1)?.id);
  return (
    <div className="messages">
      <div ref={list} role="log" aria-live="off" aria-label={label} tabIndex={0} onScroll={onScroll}>
        {messages.length === 0
          ? <p className="empty">Nobody has said anything yet.</p>
          : messages.map((message) => <Message key={message.id} message={message} isOwn={message.user !== null && message.user === own} />)}
      </div>
      {isAway && <button type="button" className="to-end" onClick={toEnd}>New messages below</button>}
    </div>
  );
}
