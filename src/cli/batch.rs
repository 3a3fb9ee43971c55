//! Many tasks on a few threads, their results in the order of the tasks.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// Runs `work` on every task with `workers` threads and hands the results to `each` in the order
/// of the tasks. Each thread keeps a state of its own, made by `start` when it begins. Holds no
/// more than the results that wait for a slower task before them.
pub fn run<T: Sync, S, R: Send>(
    tasks: &[T],
    workers: usize,
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut each: impl FnMut(R),
) {
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers.clamp(1, tasks.len().max(1)) {
            let (sender, next, start, work) = (sender.clone(), &next, &start, &work);
            scope.spawn(move || {
                let mut state = start();
                loop {
                    let at = next.fetch_add(1, Ordering::Relaxed);
                    let Some(task) = tasks.get(at) else { break };
                    // The receiver lives as long as this scope.
                    let _ = sender.send((at, work(&mut state, task)));
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_tasks() {
        let tasks: Vec<u64> = (0..40).collect();
        for workers in [1, 2, 7, 100] {
            let mut order = Vec::new();
            let work = |done: &mut u64, task: &u64| {
                *done += 1;
                std::thread::sleep(Duration::from_millis((task * 7) % 5));
                *task
            };
            run(&tasks, workers, || 0, work, |result| order.push(result));
            assert_eq!(order, tasks);
        }
    }

    #[test]
    fn nothing_to_do_is_done() {
        let none: [u8; 0] = [];
        run(&none, 4, || (), |(), _| 1, |_| panic!("no task"));
    }
}
