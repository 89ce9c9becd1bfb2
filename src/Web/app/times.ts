// Everything is shown in the viewer's own zone and locale.
const day = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric" });
const dayAndYear = new Intl.DateTimeFormat(undefined, { weekday: "long", month: "long", day: "numeric", year: "numeric" });
const dayAndTime = new Intl.DateTimeFormat(undefined, { weekday: "short", month: "short", day: "numeric", hour: "numeric", minute: "2-digit" });
const weekdayAndTime = new Intl.DateTimeFormat(undefined, { weekday: "short", hour: "numeric", minute: "2-digit" });
const clock = new Intl.DateTimeFormat(undefined, { hour: "numeric", minute: "2-digit" });

export const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const time = (at: string | Date) => clock.format(new Date(at));

export function dayOf(at: string): string {
  const date = new Date(at);
  return (date.getFullYear() === new Date().getFullYear() ? day : dayAndYear).format(date);
}

/** The time, and the day unless it is today. */
export function moment(at: string): string {
  const date = new Date(at);
  return (date.toDateString() === new Date().toDateString() ? clock : dayAndTime).format(date);
}

/** The same of the last days, where there is little room. */
export function shortMoment(at: string): string {
  const date = new Date(at);
  return (date.toDateString() === new Date().toDateString() ? clock : weekdayAndTime).format(date);
}
