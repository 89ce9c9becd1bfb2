import { useFlash } from "./useFlash";

/** A score that altered is marked for some seconds. The key begins the fading anew when it alters again meanwhile. */
export function Score({ value }: { readonly value: number | null }) {
  const isNew = useFlash(value);
  return <span key={value} className={isNew ? "score new" : "score"}>{value ?? ""}</span>;
}
