// Policies in (a JSON object, name -> policy), what Google's CSP Evaluator finds out (name -> list of findings), of every severity.
const { CspEvaluator } = require("csp_evaluator/dist/evaluator.js");
const { CspParser } = require("csp_evaluator/dist/parser.js");

const policies = JSON.parse(require("fs").readFileSync(0, "utf8"));
const findings = ([name, policy]) => [name, new CspEvaluator(new CspParser(policy).csp).evaluate().map(
  ({ severity, directive, value, description }) => `${directive} ${value ?? ""}: ${description} (${severity})`)];
process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(policies).map(findings))));
