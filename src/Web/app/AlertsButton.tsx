import { useState } from "react";
import { useStored } from "./stored";
import { useFavourite } from "./favourite";

/** The browser is asked only when the reader presses this. */
export function AlertsButton() {
  const [isOn, store] = useStored("alerts");
  const [favourite] = useFavourite();
  const [permission, setPermission] = useState(() => ("Notification" in window ? Notification.permission : null));
  if (permission === null) {
    return null;
  }
  if (permission === "denied") {
    return <p className="alerts">Your browser blocks alerts of this site.</p>;
  }
  const toggle = async () => {
    const answer = isOn === null ? await Notification.requestPermission() : permission;
    setPermission(answer);
    store(isOn === null && answer === "granted" ? "on" : null);
  };
  return (
    <button type="button" className="alerts" aria-pressed={isOn !== null && permission === "granted"} onClick={() => void toggle()}>
      {favourite === null ? "Alerts" : `${favourite.name} alerts`}
    </button>
  );
}
