// Excalidraw with so many notes, and hands to move its view.
import { createRoot } from "react-dom/client";
import { Excalidraw, convertToExcalidrawElements } from "@excalidraw/excalidraw";
import "@excalidraw/excalidraw/index.css";
import { grid, words } from "./notes.js";

window.make = (count) =>
  new Promise((ready) => {
    const told = (api) => {
      const elements = grid(count).map(([x, y], at) => ({
        type: "rectangle",
        x,
        y,
        width: 160,
        height: 120,
        backgroundColor: "#ffe8b0",
        fillStyle: "solid",
        label: { text: words(at), fontSize: 14 },
      }));
      const made = convertToExcalidrawElements(elements);
      setTimeout(() => {
        api.updateScene({ elements: made });
        window.place = (x, y, zoom) =>
          api.updateScene({ appState: { scrollX: -x, scrollY: -y, zoom: { value: zoom } } });
        window.drawn = () => api.getSceneElements().length / 2;
        ready();
      }, 500);
    };
    const root = createRoot(document.getElementById("board"));
    root.render(<Excalidraw excalidrawAPI={told} />);
  });
