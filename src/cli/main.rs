//! The `ombrelle` command.

mod arguments;
mod batch;
mod check;
mod chosen;
mod door;
mod exit;
mod faces;
mod fault;
mod finder;
mod fingerprint;
mod group;
mod inspect;
mod judge;
mod mask;
mod names;
mod output;
mod protect;
mod register;
mod shell;
mod single;
mod sources;
mod stop;
mod text;
mod tools;
mod usage;

fn main() -> std::process::ExitCode {
    exit::code(arguments::run(std::env::args_os().collect()))
}
