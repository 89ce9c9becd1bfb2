import { memo } from "react";
import type { ChatMessage } from "../client";
import { moment } from "./times";

interface Props {
  readonly message: ChatMessage;
  readonly isOwn: boolean;
}

/** Text only, kept apart from the page whatever its direction, length and characters. */
export const Message = memo(function Message({ message: { user, text, at }, isOwn }: Props) {
  return (
    <article className={isOwn ? "message own" : user === null ? "message operator" : "message"}>
      <p className="by">
        <bdi>{user ?? "Operator"}</bdi>{isOwn && " (you)"} <time dateTime={at}>{moment(at)}</time>
      </p>
      <p className="text" dir="auto">{text}</p>
    </article>
  );
});
