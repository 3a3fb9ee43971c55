//! The worker's side: one file after another, until the program closes the pipe.

use std::io::{self, BufReader, BufWriter};
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use ombrelle_base::progress::Progress;
use ombrelle_media::{Limits, announced_pixels, decode_stored};

use crate::decoding::{decode, inspect};
use crate::workers::GRACE;
use crate::{ARGUMENT, Answer, Request, Work, confine, program};

/// Works as a worker where the program was started as one, and tells how it ended (0 is well); none where it was not.
///
/// To be asked first thing in `main`, before there is any other thread.
pub fn if_asked() -> Option<u8> {
    let mut arguments = std::env::args_os().skip(1);
    let asked = arguments.next().is_some_and(|word| word == ARGUMENT);
    match asked && arguments.next().is_none() {
        true => Some(serve(answer)),
        false => program::if_asked(std::env::args_os().skip(1)),
    }
}

/// Confines itself, then answers each request by `answer`: 0 where the program closed the pipe, 1 for anything else.
pub fn serve(answer: impl Fn(&Request, &[u8]) -> Answer) -> u8 {
    // Nobody reads the panic of a decoder; its words may quote a photo.
    std::panic::set_hook(Box::new(|_| {}));
    if confine().is_err() {
        return 1;
    }
    let (working, watched) = channel();
    thread::spawn(move || watch(&watched));
    let mut requests = BufReader::with_capacity(64 << 10, io::stdin().lock());
    let mut answers = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    loop {
        match Request::receive(&mut requests) {
            Ok(Some((request, file))) => {
                let answered = within(request.limits().time, &working, || {
                    answer(&request, &file).send(&mut answers)
                });
                if answered.is_err() {
                    return 1;
                }
            }
            Ok(None) => return 0,
            Err(_) => return 1,
        }
    }
}

/// Has the work watched: none takes longer than the program waits for it, also where the program is gone.
fn within<T>(limit: Duration, working: &Sender<Option<Duration>>, work: impl FnOnce() -> T) -> T {
    // A watch that is gone leaves the limit of processor time.
    let _ = working.send(Some(limit.saturating_add(2 * GRACE)));
    let done = work();
    let _ = working.send(None);
    done
}

fn watch(working: &Receiver<Option<Duration>>) {
    while let Ok(told) = working.recv() {
        if let Some(limit) = told
            && working.recv_timeout(limit) == Err(RecvTimeoutError::Timeout)
        {
            std::process::abort();
        }
    }
}

/// Does what is asked for, with our decoders and readers.
fn answer(request: &Request, file: &[u8]) -> Answer {
    // Whoever waits ends the whole worker: there is nobody else to tell.
    let progress = Progress::default();
    // Whoever waits outlives this process, which was started for this.
    let limits = Limits {
        expendable: true,
        ..request.limits()
    };
    let answered = match request.work {
        Work::Inspect => Ok(Answer::Inspected(inspect(file, &limits, &progress))),
        Work::Announce => Ok(Answer::Announced(announced_pixels(file))),
        Work::Open => decode(file, &limits, &progress).map(Answer::Opened),
        Work::OpenStored => decode_stored(file, &limits, &progress).map(Answer::Stored),
    };
    answered.unwrap_or_else(|error| Answer::Failed(error.into()))
}
