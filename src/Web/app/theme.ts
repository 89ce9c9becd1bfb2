import { readStored } from "./stored";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

export const themeOf = (stored: string | null): Theme => THEMES.find((theme) => theme === stored) ?? "system";

export function applyTheme() {
  document.documentElement.dataset["theme"] = themeOf(readStored("theme"));
}
