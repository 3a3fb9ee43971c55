//! Ticks, only while something waits for them, so that an idle window uses no processor time.

use std::time::Duration;

use iced::Subscription;
use iced::futures::channel::mpsc::unbounded;

/// Ticks at this interval in seconds, as long as somebody listens.
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
