//! Many tasks on a few threads, their results in the order of the tasks.
//!
//! Not rayon: results are told in order while later tasks still run.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Condvar, Mutex, OnceLock, PoisonError, mpsc};

/// Runs `work` on every task with `workers` threads and hands the results to `each` in the order
/// of the tasks.
/// Holds no more than the results that wait for a slower task before them.
///
/// The last few tasks are begun in the order of their memory, the largest first: otherwise one
/// large photo at the end keeps one thread busy and the others idle. A task waits until there is memory for it beside
/// those at work; one that needs more than there is runs alone, and its opening refuses it where it has to.
pub fn run<T: Sync, R: Send>(
    tasks: &[T],
    load: &Load<'_, T>,
    work: impl Fn(&T) -> R + Sync,
    mut each: impl FnMut(R),
) {
    let workers = load.workers.clamp(1, tasks.len().max(1));
    // Each is asked for at most once, and by one thread alone never.
    let asked: Vec<OnceLock<u64>> = tasks.iter().map(|_| OnceLock::new()).collect();
    let bytes = |at: usize| match (tasks.get(at), asked.get(at)) {
        (Some(task), Some(asked)) if workers > 1 => *asked.get_or_init(|| (load.bytes)(task)),
        _ => 0,
    };
    let order = order(tasks.len(), workers, bytes);
    let memory = Memory::of(load.memory);
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers {
            let (sender, next, order, memory) = (sender.clone(), &next, &order, &memory);
            let (work, bytes) = (&work, &bytes);
            scope.spawn(move || {
                loop {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&at) = order.get(turn) else { break };
                    let Some(task) = tasks.get(at) else { break };
                    let held = memory.take(bytes(at));
                    let done = work(task);
                    drop(held);
                    // The receiver lives as long as this scope.
                    let _ = sender.send((at, done));
                }
            });
        }
        drop(sender);
        let (mut waiting, mut turn) = (BTreeMap::new(), 0);
        for (at, result) in results {
            waiting.insert(at, result);
            while let Some(result) = waiting.remove(&turn) {
                each(result);
                turn += 1;
            }
        }
    });
}

/// What tasks ask of the computer, and how much of it they may take.
pub struct Load<'a, T> {
    /// Threads.
    pub workers: usize,
    /// Memory that a task takes, in bytes; larger ones take longer, too.
    pub bytes: &'a (dyn Fn(&T) -> u64 + Sync),
    /// Memory that all of them may take at once, in bytes.
    pub memory: u64,
}

/// Memory that is shared out among tasks.
struct Memory {
    all: u64,
    taken: Mutex<u64>,
    given_back: Condvar,
}

impl Memory {
    fn of(all: u64) -> Self {
        Self {
            all,
            taken: Mutex::new(0),
            given_back: Condvar::new(),
        }
    }

    /// Waits until so much is free, or nothing is taken.
    fn take(&self, bytes: u64) -> Share<'_> {
        let lock = self.taken.lock().unwrap_or_else(PoisonError::into_inner);
        let crowded = |taken: &mut u64| *taken > 0 && taken.saturating_add(bytes) > self.all;
        let waited = self.given_back.wait_while(lock, crowded);
        let mut taken = waited.unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_add(bytes);
        Share {
            memory: self,
            bytes,
        }
    }
}

/// Given back when dropped, however the task ends.
struct Share<'a> {
    memory: &'a Memory,
    bytes: u64,
}

impl Drop for Share<'_> {
    fn drop(&mut self) {
        let lock = self.memory.taken.lock();
        let mut taken = lock.unwrap_or_else(PoisonError::into_inner);
        *taken = taken.saturating_sub(self.bytes);
        self.memory.given_back.notify_all();
    }
}

/// Tasks per thread at the end whose order is changed.
const LAST_TASKS: usize = 4;

fn order(tasks: usize, workers: usize, cost: impl Fn(usize) -> u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tasks).collect();
    let steady = tasks.saturating_sub(workers.saturating_mul(LAST_TASKS));
    if let Some(last) = order.get_mut(steady..) {
        last.sort_by_cached_key(|at| std::cmp::Reverse(cost(*at)));
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<u64> = (0..40).collect();
        for workers in [1, 2, 7, 100] {
            let mut order = Vec::new();
            let work = |task: &u64| {
                std::thread::sleep(Duration::from_millis((task * 7) % 5));
                *task
            };
            let load = Load {
                workers,
                bytes: &|task: &u64| task % 4,
                memory: 5,
            };
            run(&tasks, &load, work, |result| order.push(result));
            assert_eq!(order, tasks);
        }
    }

    #[test]
    fn nothing_to_do_is_done() {
        let none: [u8; 0] = [];
        let load = Load {
            workers: 4,
            bytes: &|_: &u8| 0,
            memory: 0,
        };
        run(&none, &load, |_| 1, |_| panic!("no task"));
    }

    #[test]
    fn no_more_tasks_run_at_once_than_memory_allows() {
        // The last needs more than there is, and runs alone.
        let tasks = [3_u64, 3, 3, 3, 6, 6, 1, 1, 1, 1, 1, 50];
        let asked = AtomicUsize::new(0);
        let (now, most, alone) = (AtomicUsize::new(0), AtomicUsize::new(0), Mutex::new(None));
        let work = |task: &u64| {
            let bytes = *task as usize;
            let sum = now.fetch_add(bytes, Ordering::SeqCst) + bytes;
            match bytes {
                50 => *alone.lock().unwrap() = Some(sum),
                _ => _ = most.fetch_max(sum, Ordering::SeqCst),
            }
            std::thread::sleep(Duration::from_millis(5));
            now.fetch_sub(bytes, Ordering::SeqCst);
        };
        let load = Load {
            workers: 12,
            bytes: &|task: &u64| {
                asked.fetch_add(1, Ordering::SeqCst);
                *task
            },
            memory: 7,
        };
        let mut done = 0;
        run(&tasks, &load, work, |()| done += 1);
        assert_eq!(done, tasks.len());
        assert_eq!(asked.into_inner(), tasks.len(), "each is asked once");
        assert!(most.into_inner() <= 7);
        assert_eq!(alone.into_inner().unwrap(), Some(50));
    }

    #[test]
    fn only_the_last_tasks_are_begun_by_their_cost() {
        let costs = [1_u64, 2, 3, 4, 5, 6];
        let cost = |at: usize| costs[at];
        assert_eq!(order(costs.len(), 1, cost), [0, 1, 5, 4, 3, 2]);
        assert_eq!(order(costs.len(), 2, cost), [5, 4, 3, 2, 1, 0]);
    }
}
