// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <exception>
#include <stdexcept>
#include <string>
#include <string_view>

// Failure is the exception for a broken environment (missing index, full disk, damaged file). It is
// caught only at the edges of the programs: main() and the handling of a request. Wrong input is a
// Problem instead (schema/result.hpp). The table below is the only list of kinds; exit statuses,
// help and documentation are derived from it.
namespace onrecord::schema {

/// Exit statuses of every program (sysexits.h where it has one).
enum class ExitStatus {
    Done = 0,
    NothingFound = 1,
    PartlyDone = 3,
    DoesNotStand = 4,
    Usage = 64,
    BadData = 65,
    NoInput = 66,
    Internal = 70,
    CannotCreate = 73,
    CannotWrite = 74,
    Locked = 75,
    BadSettings = 78,
};

/// One row of the table of exit statuses, as `--help` and the documents print it.
struct ExitStatusRow {
    ExitStatus status;
    std::string_view name;
    std::string_view meaning;
};

inline constexpr ExitStatusRow exit_statuses[] = {
    {ExitStatus::Done, "done", "done"},
    {ExitStatus::NothingFound, "nothing found", "the question was answered: nothing found"},
    {ExitStatus::PartlyDone, "partly done", "done, but some input was rejected; see the messages"},
    {ExitStatus::DoesNotStand, "does not stand", "altered, another's, denied or withdrawn"},
    {ExitStatus::Usage, "usage", "the command line is wrong"},
    {ExitStatus::BadData, "bad data", "an index, an Archive or a Capture is damaged"},
    {ExitStatus::NoInput, "no input", "a named file or folder is not there or cannot be read"},
    {ExitStatus::Internal, "internal", "a mistake of ours; please report it"},
    {ExitStatus::CannotCreate, "cannot create", "a file or folder cannot be created"},
    {ExitStatus::CannotWrite, "cannot write", "writing failed: disk full, or no permission"},
    {ExitStatus::Locked, "locked", "another process is writing here; the message names it"},
    {ExitStatus::BadSettings, "bad settings", "a setting in the file or environment is wrong"},
};

/// `what()` is a whole sentence that names the file or address and what to do about it; `status` is
/// the exit status of the program.
class Failure : public std::runtime_error {
public:
    Failure(ExitStatus status, const std::string& message)
        : std::runtime_error{message},
          status_{status} {}
    ExitStatus status() const noexcept { return status_; }

private:
    ExitStatus status_;
};

/// What main() prints, and the status it exits with.
struct FailureReport {
    ExitStatus status = ExitStatus::Internal;
    std::string message;
};

/// Describes the exception being handled: a Failure by its own message, errors of Xapian, zstd and
/// the standard library by a sentence of ours. Call only inside a catch block.
FailureReport describe_current_exception();

}  // namespace onrecord::schema
