import { useEffect } from "react";
import { useStored } from "./stored";
import { applyTheme, THEMES, themeOf } from "./theme";

const WORDS = { system: "Auto", light: "Light", dark: "Dark" };

export function ThemeToggle() {
  const [stored, store] = useStored("theme");
  const theme = themeOf(stored);
  useEffect(applyTheme, [theme]);
  const next = THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
  return (
    <button type="button" className="quiet theme" onClick={() => store(next)}>
      <span className="aside">Colours: </span>{WORDS[theme]}
    </button>
  );
}
