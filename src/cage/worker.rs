//! The worker's side: one file after another, until the program closes the pipe.

use std::io::{self, BufReader, BufWriter};

use ombrelle_base::progress::Progress;

use crate::{ARGUMENT, Answer, Request, Work, confine, decode, inspect};

/// Works as a worker where the program was started as one, and tells how it ended (0 is well); none where it was not.
///
/// To be asked first thing in `main`, before there is any other thread.
pub fn if_asked() -> Option<u8> {
    let mut arguments = std::env::args_os().skip(1);
    let asked = arguments.next().is_some_and(|word| word == ARGUMENT);
    (asked && arguments.next().is_none()).then(|| serve(answer))
}

/// Confines itself, then answers each request by `answer`: 0 where the program closed the pipe, 1 for anything else.
pub fn serve(answer: impl Fn(&Request, &[u8]) -> Answer) -> u8 {
    // Nobody reads the panic of a decoder; its words may quote a photo.
    std::panic::set_hook(Box::new(|_| {}));
    if confine().is_err() {
        return 1;
    }
    let mut requests = BufReader::with_capacity(64 << 10, io::stdin().lock());
    let mut answers = BufWriter::with_capacity(64 << 10, io::stdout().lock());
    loop {
        match Request::receive(&mut requests) {
            Ok(Some((request, file))) => {
                if answer(&request, &file).send(&mut answers).is_err() {
                    return 1;
                }
            }
            Ok(None) => return 0,
            Err(_) => return 1,
        }
    }
}

/// Does what is asked for, with our decoders and readers.
fn answer(request: &Request, file: &[u8]) -> Answer {
    // Whoever waits ends the whole worker: there is nobody else to tell.
    let progress = Progress::default();
    match request.work {
        Work::Inspect => Answer::Inspected(inspect(file, &progress)),
        Work::Open => match decode(file, &request.limits(), &progress) {
            Ok(decoded) => Answer::Opened(decoded),
            Err(error) => Answer::Failed(error.into()),
        },
    }
}
