//! Loading several networks: two at a time, the largest first.

use std::cmp::Reverse;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use super::Manifest;
use super::recogniser::Card;

/// How many are loaded at the same time. One that is being loaded takes about four times the memory that it takes afterwards, so
/// that all at once take the most that a process ever needs; two keep two cores busy, and with more cores the largest takes about as long as
/// all others after each other (docs/figures.md, *cloak*).
const AT_ONCE: usize = 2;

/// Loads what belongs to each card, in the order of the cards; none where a thread broke off.
pub fn each<T: Send, E: Send>(
    cards: &[Card],
    models: &Path,
    load: impl Fn(&Card) -> Result<T, E> + Sync,
) -> Vec<Option<Result<T, E>>> {
    let manifest = Manifest::own();
    let size = |card: &Card| {
        // Safe: where the size is not known, the order is another one, and loading says what is wrong.
        let model = manifest.as_ref().ok()?.model(&card.name).ok()?;
        Some(model.path(models).metadata().ok()?.len())
    };
    let mut order: Vec<(usize, &Card)> = cards.iter().enumerate().collect();
    order.sort_by_key(|(_, card)| Reverse(size(card)));
    let slots: Vec<_> = cards.iter().map(|_| Mutex::new(None)).collect();
    let next = AtomicUsize::new(0);
    std::thread::scope(|scope| {
        let take = || {
            while let Some((place, card)) = order.get(next.fetch_add(1, Ordering::Relaxed)) {
                let loaded = load(card);
                if let Some(slot) = slots.get(*place) {
                    *slot.lock().unwrap_or_else(PoisonError::into_inner) = Some(loaded);
                }
            }
        };
        let begun = [(); AT_ONCE].map(|()| scope.spawn(take));
        // What a thread that broke off did not load is missing, and the others go on.
        begun.into_iter().for_each(|thread| drop(thread.join()));
    });
    let slots = slots.into_iter();
    slots
        .map(|slot| slot.into_inner().unwrap_or_else(PoisonError::into_inner))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_loaded_once_and_stays_in_its_place_and_no_more_than_two_at_a_time() {
        let cards = Card::all().unwrap();
        let (now, most) = (AtomicUsize::new(0), AtomicUsize::new(0));
        let loaded = each(&cards, Path::new("no-such-folder"), |card| {
            most.fetch_max(1 + now.fetch_add(1, Ordering::SeqCst), Ordering::SeqCst);
            std::thread::sleep(std::time::Duration::from_millis(5));
            now.fetch_sub(1, Ordering::SeqCst);
            match card.name.as_str() {
                "dlib" => Err("dlib"),
                name => Ok(name.to_owned()),
            }
        });
        for (card, loaded) in cards.iter().zip(&loaded) {
            let expected = match card.name.as_str() {
                "dlib" => Err("dlib"),
                name => Ok(name.to_owned()),
            };
            assert_eq!(loaded, &Some(expected));
        }
        assert_eq!(loaded.len(), cards.len());
        assert!(most.into_inner() <= AT_ONCE);
    }
}
