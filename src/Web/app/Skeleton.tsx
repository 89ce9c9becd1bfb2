/** As large as the games that come. */
export function BoardSkeleton() {
  return (
    <section className="day" aria-hidden="true">
      <div className="bone line-bone" />
      <ul className="board bones">{Array.from({ length: 12 }, (_, place) => <li key={place} className="game bone" />)}</ul>
    </section>
  );
}

export const GameSkeleton = () => <div className="big bone" aria-hidden="true" />;
