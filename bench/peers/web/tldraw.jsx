// tldraw with so many notes, and hands to move its camera.
import { createRoot } from "react-dom/client";
import { Tldraw, toRichText } from "tldraw";
import "tldraw/tldraw.css";
import { grid, words } from "./notes.js";

window.make = (count) =>
  new Promise((ready) => {
    const mounted = (editor) => {
      const shapes = grid(count).map(([x, y], at) => ({
        type: "geo",
        x,
        y,
        props: { w: 160, h: 120, fill: "solid", color: "yellow", size: "s", richText: toRichText(words(at)) },
      }));
      editor.createShapes(shapes);
      window.place = (x, y, zoom) => editor.setCamera({ x: -x, y: -y, z: zoom }, { force: true });
      window.drawn = () => document.querySelectorAll(".tl-shape").length;
      ready();
    };
    const root = createRoot(document.getElementById("board"));
    root.render(<Tldraw hideUi onMount={mounted} options={{ maxShapesPerPage: 100000 }} />);
  });
