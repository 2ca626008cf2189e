// demo.mjs both|sequential|concurrent COPIES trace|quiet NAME[=SECONDS]...
import { setTimeout as sleep } from "node:timers/promises";

const [mode, copies, show, ...texts] = process.argv.slice(2);
const print = (text) => process.stdout.write(text + "\n");

async function work(name, seconds) {
  if (seconds > 0) {
    if (show === "trace") print(`>>> doing task ${name}\nfound wait of duration ${seconds} seconds`);
    await sleep(seconds * 1000);
  } else if (show === "trace") {
    print(`>>> doing task ${name}`);
  }
  if (show === "trace") print(`<<< finished task ${name}`);
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
  }
}
