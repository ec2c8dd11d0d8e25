//! Prints the list as a page of the documentation.

fn main() {
    print!("{}", lockdown::page());
}
