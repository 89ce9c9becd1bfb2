import { useId, useState, type FormEvent, type KeyboardEvent } from "react";
import { problemWords } from "./problemWords";

const LONGEST = 500;
const NEAR = 400;

interface Props {
  readonly post: (text: string) => Promise<void>;
  readonly user: string | null;
}

export function PostForm({ post, user }: Props) {
  const id = useId();
  const [text, setText] = useState("");
  const [isPosting, setIsPosting] = useState(false);
  const [fault, setFault] = useState("");
  // The limit counts characters of Unicode, the browser halves of them.
  const length = [...text].length;

  const send = async () => {
    if (text.trim() === "" || length > LONGEST || isPosting) {
      return;
    }
    setIsPosting(true);
    try {
      await post(text);
      setText((now) => (now === text ? "" : now));
      setFault("");
    } catch (problem) {
      setFault(problemWords(problem));
    } finally {
      setIsPosting(false);
    }
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void send();
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === "Enter" && !event.shiftKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      void send();
    }
  };

  return (
    <form className="post" onSubmit={submit}>
      <label htmlFor={id}>{user === null ? "Write" : <>Write as <bdi>{user}</bdi></>}</label>
      <div className="row">
        <textarea
          id={id} rows={1} dir="auto" value={text} autoComplete="off" enterKeyHint="send"
          aria-describedby={`${id}-told`} aria-invalid={length > LONGEST}
          onChange={(event) => setText(event.target.value)} onKeyDown={key}
        />
        <button type="submit" disabled={text.trim() === "" || length > LONGEST} aria-busy={isPosting}>Send</button>
      </div>
      <p id={`${id}-told`} className={fault !== "" || length > LONGEST ? "told fault" : "told"}>
        {fault !== "" ? fault : length > NEAR ? `${length} of ${LONGEST} characters` : ""}
      </p>
    </form>
  );
}
