import type { AnchorHTMLAttributes, MouseEvent } from "react";
import { navigate, usePath } from "./router";

interface Props extends AnchorHTMLAttributes<HTMLAnchorElement> {
  readonly href: string;
}

/** A real link, followed within the page unless the reader wants a new tab or a download. */
export function Link({ href, onClick, ...rest }: Props) {
  const isHere = usePath() === href;
  const follow = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event);
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    navigate(href);
  };
  return <a href={href} aria-current={isHere ? "page" : undefined} onClick={follow} {...rest} />;
}
