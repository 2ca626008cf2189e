// demo.mjs both|sequential|concurrent COPIES quiet|flushed|buffered NAME[=SECONDS]...
import { setTimeout as sleep } from "node:timers/promises";

const [mode, copies, show, ...texts] = process.argv.slice(2);

let buffer = "";

// A write to a pipe is synchronous in Node, so each is out when it returns.
function flush() {
  process.stdout.write(buffer);
  buffer = "";
}

function print(text) {
  buffer += text + "\n";
  if (show === "flushed" || buffer.length > 65536) flush();
}

async function work(name, seconds) {
  if (seconds > 0) {
    if (show !== "quiet") print(`>>> doing task ${name}\nfound wait of duration ${seconds} seconds`);
    await sleep(seconds * 1000);
  } else if (show !== "quiet") {
    print(`>>> doing task ${name}`);
  }
  if (show !== "quiet") print(`<<< finished task ${name}`);
}

function* tasks() {
  for (let copy = 1; copy <= Number(copies); copy++) {
    for (const text of texts) {
      const [name, seconds] = text.split("=");
      yield [copies === "1" ? name : `${name}#${copy}`, Number(seconds ?? 0)];
    }
  }
}

const passes = {
  sequential: async () => {
    for (const task of tasks()) await work(...task);
  },
  concurrent: async () => {
    const all = [];
    for (const task of tasks()) all.push(work(...task));
    await Promise.all(all);
  },
};

for (const [name, pass] of Object.entries(passes)) {
  if (mode === name || mode === "both") {
    const start = process.hrtime.bigint();
    await pass();
    print(`took ${Number(process.hrtime.bigint() - start) / 1e9} seconds`);
    flush();
  }
}
