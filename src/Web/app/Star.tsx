import { isFavouriteSide, useFavourite } from "./favourite";

/** Makes a team the reader's own, or no longer. */
export function Star({ code, name }: { readonly code: string; readonly name: string }) {
  const [favourite, choose] = useFavourite();
  const isOwn = isFavouriteSide({ code }, favourite);
  return (
    <button type="button" className="star" aria-pressed={isOwn} aria-label={`${name}: your team`} onClick={() => choose(isOwn ? null : { code, name })}>
      <svg viewBox="0 0 20 20" width="18" height="18" aria-hidden="true">
        <path d="M10 1.8l2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" />
      </svg>
    </button>
  );
}
