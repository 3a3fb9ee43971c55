//! The same work on many units, one network per thread.
//!
//! Not rayon: each network belongs to one thread, the caller says how many there are (photos beside each other share the
//! cores), and it hears on its own thread how far the work is.

use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc;

use super::Network;

/// Does `work` on each unit, as many at the same time as there are networks; the results are in
/// the order of the units. `done` hears how many are ready, on the caller's thread, and may stop
/// the rest.
///
/// # Errors
/// The first of `work` or `done`; units under way are finished, no other is begun.
pub fn each<U: Sync, R: Send, E: Send>(
    networks: &mut [Network],
    units: &[U],
    work: impl Fn(&mut Network, &U) -> Result<R, E> + Sync,
    mut done: impl FnMut(u64) -> Result<(), E>,
) -> Result<Vec<R>, E> {
    let next = AtomicUsize::new(0);
    let stop = AtomicBool::new(false);
    let (sender, receiver) = mpsc::channel();
    std::thread::scope(|scope| {
        for network in networks {
            let (sender, work, next, stop) = (sender.clone(), &work, &next, &stop);
            scope.spawn(move || {
                while !stop.load(Ordering::Relaxed) {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    let Some(unit) = units.get(place) else { break };
                    if sender.send((place, work(network, unit))).is_err() {
                        break;
                    }
                }
            });
        }
        drop(sender);
        let mut results = Vec::with_capacity(units.len());
        for (place, result) in receiver {
            let outcome = result.and_then(|result| {
                results.push((place, result));
                done(results.len() as u64)
            });
            if let Err(reason) = outcome {
                stop.store(true, Ordering::Relaxed);
                return Err(reason);
            }
        }
        results.sort_by_key(|(place, _)| *place);
        Ok(results.into_iter().map(|(_, result)| result).collect())
    })
}
