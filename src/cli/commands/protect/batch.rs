//! Many tasks on a few threads, their results in the order of the tasks.
//!
//! Not rayon: each thread keeps networks of its own, and results are told in order while later tasks still run.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;

/// Runs `work` on every task with `workers` threads and hands the results to `each` in the order
/// of the tasks. Each thread keeps a state of its own, made by `start` when it begins. Holds no
/// more than the results that wait for a slower task before them.
///
/// The last few tasks are begun in the order of their `cost`, the dearest first: otherwise one
/// large photo at the end keeps one thread busy and the others idle.
pub fn run<T: Sync, S, R: Send>(
    tasks: &[T],
    workers: usize,
    cost: impl Fn(&T) -> u64,
    start: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, &T) -> R + Sync,
    mut each: impl FnMut(R),
) {
    let order = order(tasks, workers, cost);
    let next = AtomicUsize::new(0);
    let (sender, results) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..workers.clamp(1, tasks.len().max(1)) {
            let (sender, next, order) = (sender.clone(), &next, &order);
            let (start, work) = (&start, &work);
            scope.spawn(move || {
                let mut state = start();
                loop {
                    let turn = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&at) = order.get(turn) else { break };
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

/// Tasks per thread at the end whose order is changed.
const LAST_TASKS: usize = 4;

fn order<T>(tasks: &[T], workers: usize, cost: impl Fn(&T) -> u64) -> Vec<usize> {
    let mut order: Vec<usize> = (0..tasks.len()).collect();
    let steady = tasks
        .len()
        .saturating_sub(workers.saturating_mul(LAST_TASKS));
    if let Some(last) = order.get_mut(steady..) {
        last.sort_by_key(|at| std::cmp::Reverse(tasks.get(*at).map_or(0, &cost)));
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
            let work = |done: &mut u64, task: &u64| {
                *done += 1;
                std::thread::sleep(Duration::from_millis((task * 7) % 5));
                *task
            };
            let cost = |task: &u64| task % 3;
            run(
                &tasks,
                workers,
                cost,
                || 0,
                work,
                |result| order.push(result),
            );
            assert_eq!(order, tasks);
        }
    }

    #[test]
    fn nothing_to_do_is_done() {
        let none: [u8; 0] = [];
        run(&none, 4, |_| 0, || (), |(), _| 1, |_| panic!("no task"));
    }

    #[test]
    fn only_the_last_tasks_are_begun_by_their_cost() {
        let costs = [1_u64, 2, 3, 4, 5, 6];
        assert_eq!(order(&costs, 1, |c| *c), [0, 1, 5, 4, 3, 2]);
        assert_eq!(order(&costs, 2, |c| *c), [5, 4, 3, 2, 1, 0]);
    }
}
