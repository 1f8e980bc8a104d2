// Entry of the log viewer's page: reads the labels, connects to the extension, and wires the keys.
import type { ViewerLabels } from "../labels.ts";
import { commandOf } from "./keys.ts";
import { createLink } from "./link.ts";
import { Viewer } from "./viewer.ts";
import "./log-viewer.css";

// Written by the extension itself.
const labels = JSON.parse(document.body.dataset.labels ?? "{}") as ViewerLabels;
const link = createLink(
  (message) => viewer.take(message),
  (message) => viewer.refused(message),
);
const viewer = new Viewer(labels, link);

// Before the editor sees the key, which may mean something else to it.
const capturing = { capture: true };
window.addEventListener(
  "keydown",
  (event) => {
    const command = commandOf(event);
    if (command === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    viewer.run(command);
  },
  capturing,
);
link.send({ type: "ready" });
