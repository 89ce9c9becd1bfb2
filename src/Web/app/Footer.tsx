import { useEffect, useState } from "react";
import { zone } from "./times";

export function Footer({ version }: { readonly version: number | null }) {
  return (
    <footer>
      <p>Times are those of {zone}. <span id="version">{version !== null && `Version ${version}`}</span></p>
      <p><a href="/docs/api.md">Build with it</a> · <a href="/api/">API</a> · {useProduct()}</p>
    </footer>
  );
}

function useProduct() {
  const [product, setProduct] = useState("Orleans");
  useEffect(() => {
    fetch("/health/ready")
      .then((answer) => answer.json())
      .then((health: { readonly orleans?: string }) => health.orleans && setProduct(`Runs on ${health.orleans}`))
      .catch(() => undefined);
  }, []);
  return product;
}
