import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { connect } from "../client";
import { LiveScoreProvider } from "../react";
import { App } from "./App";
import { applyTheme } from "./theme";
import "./styles/base.css";
import "./styles/shell.css";
import "./styles/board.css";
import "./styles/game.css";
import "./styles/news.css";
import "./styles/chat.css";
import "./styles/tables.css";

applyTheme();
createRoot(document.getElementById("root")!).render(
  <StrictMode>
    <LiveScoreProvider client={connect()}>
      <App />
    </LiveScoreProvider>
  </StrictMode>,
);
