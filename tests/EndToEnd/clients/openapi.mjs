// Says `valid` and the version of OpenAPI when the document at a URL is one, and what is wrong with it otherwise.
import { Validator } from '@seriousme/openapi-schema-validator';

const answer = await fetch(process.argv[2]);
const validator = new Validator();
const { valid, errors } = await validator.validate(await answer.json());
console.log(valid ? `valid ${validator.version}` : JSON.stringify(errors));
