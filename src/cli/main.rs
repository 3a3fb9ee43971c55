//! The `ombrelle` command.

mod album;
mod arguments;
mod batch;
mod check;
mod chosen;
mod consented;
mod door;
mod exit;
mod faces;
mod fault;
mod fingerprint;
mod group;
mod help_me;
mod inspect;
mod judge;
mod mask;
mod output;
mod passphrase;
mod protect;
mod register;
mod shell;
mod single;
mod stop;
mod typed;
mod usage;

fn main() -> std::process::ExitCode {
    exit::code(arguments::run(std::env::args_os().collect()))
}
