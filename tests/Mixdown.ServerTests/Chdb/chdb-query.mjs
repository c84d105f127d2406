// Runs SQL statements through chdb, an independent reader of Delta tables.
//   node chdb-query.mjs CHDB_FOLDER < statements.json
// Standard input: a JSON array of statements. Standard output: one JSON line per statement, {"rows": [[…], …]} or
// {"error": "…"}. Numbers of 64 bits and decimals are texts, so that no digit is lost.
import { createRequire } from "node:module";
import { join } from "node:path";
import { text } from "node:stream/consumers";

const require = createRequire(join(process.argv[2], "package.json"));
const { Session } = require("chdb");

const exact =
  "output_format_json_quote_64bit_integers = 1, output_format_json_quote_decimals = 1, output_format_json_named_tuples_as_objects = 1";
// It reads files below its working directory only.
process.chdir("/");
const session = new Session();

for (const sql of JSON.parse(await text(process.stdin))) {
  console.log(JSON.stringify(run(sql)));
}
session.cleanup();

function run(sql) {
  try {
    const answer = session.query(/^\s*(select|describe)\b/i.test(sql) ? `${sql} settings ${exact}` : sql, "JSONCompactEachRow");
    return { rows: answer.split("\n").filter((line) => line).map((line) => JSON.parse(line)) };
  } catch (error) {
    return { error: String(error.message ?? error) };
  }
}
