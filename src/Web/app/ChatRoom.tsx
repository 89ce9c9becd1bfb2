import { useCallback } from "react";
import { useLiveScore, useStore } from "../react";
import { MessageList } from "./MessageList";
import { PostForm } from "./PostForm";
import { useUser } from "./useUser";
import { WhoIsHere } from "./WhoIsHere";

interface Props {
  readonly name: string;
  readonly label: string;
}

export function ChatRoom({ name, label }: Props) {
  const room = useLiveScore().room(name);
  const { messages, count, users } = useStore(room);
  const user = useUser();
  const post = useCallback((text: string) => room.post(text), [room]);
  return (
    <div className="chat">
      <WhoIsHere count={count} users={users} own={user} />
      <MessageList messages={messages} own={user} label={label} />
      <PostForm post={post} user={user} />
    </div>
  );
}
