/** Ends the test runner, and with it its workers and their clusters, when whoever started it is gone. */
module.exports = async () => {
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && process.exit(1), 500).unref();
};
