// SPDX-License-Identifier: GPL-3.0-or-later
#include "schema/failure.hpp"

#include "schema/system_reason.hpp"

#include <xapian.h>

#include <filesystem>
#include <new>
#include <string>
#include <string_view>
#include <system_error>

namespace onrecord::schema {
namespace {

struct XapianRow {
    std::string_view type;
    ExitStatus status;
    std::string_view meaning;
};

// By Xapian::Error::get_type(), which its documentation promises to keep.
// clang-format off
constexpr XapianRow xapian_rows[] = {
    {"DatabaseCorruptError",  ExitStatus::BadData,   "an index is damaged; build it again"},
    {"DatabaseVersionError",  ExitStatus::BadData,   "an index was made by another version of Xapian; build it again"},
    {"DatabaseNotFoundError", ExitStatus::NoInput,   "an index's database is not there"},
    {"DatabaseOpeningError",  ExitStatus::NoInput,   "an index's database cannot be opened"},
    {"DatabaseCreateError",   ExitStatus::CannotCreate, "an index's database cannot be created"},
    {"DatabaseLockError",     ExitStatus::Locked,    "another process is writing this database"},
    {"DatabaseModifiedError", ExitStatus::BadData,   "an index was changed while it was read"},
    {"DatabaseError",         ExitStatus::CannotWrite, "an index's database cannot be read or written"},
    {"NetworkError",          ExitStatus::NoInput,   "a remote database does not answer"},
    {"NetworkTimeoutError",   ExitStatus::NoInput,   "a remote database does not answer in time"},
};
// clang-format on

/// Xapian has one error for a lock that another process has ("already locked") and for one that
/// cannot be made for want of descriptors or disk; only the message distinguishes them.
bool is_lock_that_cannot_be_made(const Xapian::Error& error) {
    return error.get_type() == std::string_view{"DatabaseLockError"} &&
           error.get_msg().find("already locked") == std::string::npos;
}

FailureReport describe(const Xapian::Error& error) {
    if (is_lock_that_cannot_be_made(error)) {
        return {ExitStatus::CannotCreate,
                "an index's database cannot be locked (" + error.get_description() + ")"};
    }
    for (const XapianRow& row : xapian_rows) {
        if (row.type == error.get_type()) {
            return {row.status, std::string{row.meaning} + " (" + error.get_description() + ")"};
        }
    }
    return {ExitStatus::Internal, "a mistake of ours: " + error.get_description()};
}

ExitStatus status_of(const std::error_code& code) {
    if (code == std::errc::no_such_file_or_directory || code == std::errc::not_a_directory ||
        code == std::errc::is_a_directory) {
        return ExitStatus::NoInput;
    }
    if (code == std::errc::no_space_on_device || code == std::errc::read_only_file_system ||
        code == std::errc::permission_denied || code == std::errc::file_too_large ||
        code == std::errc::io_error) {
        return ExitStatus::CannotWrite;
    }
    return ExitStatus::Internal;
}

}  // namespace

FailureReport describe_current_exception() {
    try {
        throw;
    } catch (const Failure& failure) {
        return {failure.status(), failure.what()};
    } catch (const Xapian::Error& error) {
        return describe(error);
    } catch (const std::bad_alloc&) {
        return {ExitStatus::Internal,
                "out of memory; give the process more, or fewer workers and smaller Shards"};
    } catch (const std::filesystem::filesystem_error& error) {
        return {status_of(error.code()),
                "'" + error.path1().string() + "': " + reason_and_way_out(error.code().value())};
    } catch (const std::system_error& error) {
        return {status_of(error.code()), error.what()};
    } catch (const std::exception& error) {
        return {ExitStatus::Internal, std::string{"a mistake of ours: "} + error.what()};
    } catch (...) {
        return {ExitStatus::Internal, "a mistake of ours: something unknown was thrown"};
    }
}

}  // namespace onrecord::schema
