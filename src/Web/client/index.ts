export { connect } from "./connect";
export { clubOf } from "./teams";
export * from "./types";
