//! Time that passes: only where something waits for it, so that a window at rest takes no processor.

use std::time::Duration;

use iced::futures::channel::mpsc::unbounded;
use iced::{Subscription, Task};

/// Says the message after some time.
pub fn after<M: Send + 'static>(time: Duration, message: M) -> Task<M> {
    let (sender, receiver) = unbounded();
    // A thread that cannot be had costs the message: a toast stays, a screen locks at the next tick.
    let _ = std::thread::Builder::new().spawn(move || {
        std::thread::sleep(time);
        let _ = sender.unbounded_send(message);
    });
    Task::run(receiver, |message| message)
}

/// Ticks every so many seconds, as long as somebody listens.
pub fn every(seconds: u64) -> Subscription<()> {
    Subscription::run_with(seconds, |seconds| {
        let (sender, receiver) = unbounded();
        let pause = Duration::from_secs(*seconds);
        let _ = std::thread::Builder::new().spawn(move || {
            while !sender.is_closed() {
                std::thread::sleep(pause);
                let _ = sender.unbounded_send(());
            }
        });
        receiver
    })
}
