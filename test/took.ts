/** Milliseconds of the processor that this process uses for some work: a busy machine makes them no more. */
export async function took(work: () => unknown): Promise<number> {
  const start = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(start);
  return (user + system) / 1000;
}
