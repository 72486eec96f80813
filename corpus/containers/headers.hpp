// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/instant.hpp"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

// Header lines (`Name: value`) of mail, HTTP and WARC (RFC 5322, RFC 9110, ISO 28500).
namespace onrecord::corpus::containers {

class Headers {
public:
    /// Adds a line; one that starts with a blank continues the previous line. Beyond the limits
    /// lines are ignored.
    void add(std::string_view line);
    /// The first value of that name, case-insensitive; empty when there is none.
    std::string_view find(std::string_view name) const;

private:
    std::vector<std::pair<std::string, std::string>> values_;
    std::size_t bytes_ = 0;
};

/// Reads the header lines and removes them, with the empty line, from `message`.
Headers take_headers(std::string_view& message);

/// `text/html` of `Text/HTML; charset=utf-8`.
std::string media_type(std::string_view content_type);

/// The value of a parameter (`charset`, `boundary`), without its quotation marks.
std::string parameter(std::string_view value, std::string_view name);

/// Parses a date of mail or HTTP: `Tue, 5 Mar 2024 15:20:11 +0000`, or `GMT`, `EST`. An ambiguous
/// zone counts as none: the time then has the doubt NoZone.
std::optional<schema::KnownTime> parse_mail_date(std::string_view text);

std::string lower_case(std::string_view text);
std::string_view trim(std::string_view text);

}  // namespace onrecord::corpus::containers
