// node drive.mjs PEER COUNT SECONDS CHROMIUM: one line of JSON with the frames of a peer, in ms.
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { build } from "esbuild";
import { chromium } from "playwright-core";

const [peer, count, seconds, executablePath] = process.argv.slice(2);
const made = await build({
  entryPoints: [`${peer}.jsx`],
  bundle: true,
  write: false,
  outdir: "dist",
  jsx: "automatic",
  format: "esm",
  conditions: ["production"],
  define: { "process.env.NODE_ENV": '"production"', "process.env.IS_PREACT": '"false"' },
  loader: { ".woff2": "dataurl", ".woff": "dataurl", ".svg": "dataurl", ".png": "dataurl" },
  logLevel: "error",
});
const files = new Map(made.outputFiles.map((one) => [one.path.split("/").pop(), one.contents]));
const page = `<!doctype html><meta charset=utf-8><link rel=stylesheet href=${peer}.css>
<style>html,body,#board{margin:0;width:100%;height:100%}</style><div id=board></div>
<script type=module src=${peer}.js></script>`;
const server = createServer((asked, answer) => {
  const name = asked.url.slice(1);
  const type = name.endsWith(".js") ? "text/javascript" : name.endsWith(".css") ? "text/css" : "text/html";
  answer.setHeader("content-type", type);
  answer.end(files.get(name) ?? page);
}).listen(0, "127.0.0.1");
await new Promise((ready) => server.once("listening", ready));

const browser = await chromium.launch({
  executablePath,
  args: ["--no-sandbox", "--disable-gpu", "--disable-frame-rate-limit", "--disable-gpu-vsync"],
});
const tab = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
tab.setDefaultTimeout(240_000);
await tab.goto(`http://127.0.0.1:${server.address().port}/`);
await tab.waitForFunction(() => window.make);
await tab.evaluate((n) => window.make(n), Number(count));
const frames = await tab.evaluate(
  async ([n, limit]) => {
    const painted = () =>
      new Promise((done) =>
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = done;
          port2.postMessage(0);
        }),
      );
    const run = async (move) => {
      const taken = [];
      const end = performance.now() + limit * 1000;
      for (let at = 0; at < 120 && (at < 3 || performance.now() < end); at++) {
        const began = performance.now();
        move(at);
        await painted();
        taken.push(performance.now() - began);
      }
      return taken;
    };
    const across = Math.ceil(Math.sqrt(n)) * 172;
    const whole = Math.max(0.1, Math.min(1, 1080 / (Math.ceil(Math.sqrt(n)) * 132)));
    const found = {};
    for (const [view, zoom] of [["some", 1], ["all", whole]]) {
      const middle = view === "some" ? across / 3 : 0;
      const there = (at) => (at % 60 < 30 ? at % 30 : 30 - (at % 30));
      window.place(middle, middle / 2, zoom);
      await painted();
      found[`pan, ${view} in view`] = await run((at) =>
        window.place(middle + there(at) * 7, middle / 2 + there(at) * 40, zoom),
      );
      found[`zoom, ${view} in view`] = await run((at) =>
        window.place(middle, middle / 2, zoom * 1.03 ** there(at)),
      );
    }
    return { frames: found, drawn: window.drawn() };
  },
  [Number(count), Number(seconds)],
);
const shot = await tab.screenshot();
if (process.env.SHOT) await (await import("node:fs/promises")).writeFile(process.env.SHOT, shot);
console.log(JSON.stringify(frames));
await browser.close();
server.close();
