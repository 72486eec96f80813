// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/line_reader.hpp"
#include "corpus/formats/intake.hpp"

#include <span>
#include <string_view>

// The interface of Capture formats. To add a format, write one pair of files and a row in the table
// (formats.cpp).
namespace onrecord::corpus::formats {

/// The input of format detection: the Capture's first decompressed bytes, and the file's name,
/// which decides only when the bytes are ambiguous.
struct Head {
    std::string_view bytes;
    std::string_view file_name;  ///< Lower case, without .gz or .zst.
};

inline constexpr std::size_t head_bytes = 64U << 10U;

/// Stateless; one object per format serves all threads.
class Format {
public:
    Format() = default;
    virtual ~Format() = default;
    Format(const Format&) = delete;
    Format& operator=(const Format&) = delete;
    Format(Format&&) = delete;
    Format& operator=(Format&&) = delete;

    /// As in CaptureReport and `--json`.
    virtual std::string_view name() const = 0;
    /// For display: what a file of this format looks like.
    virtual std::string_view looks_like() const = 0;
    virtual bool fits(const Head& head) const = 0;
    /// Reads the Capture to its end and passes every Entry, Problem and warning to `intake`.
    virtual void read(files::LineReader& capture, Intake& intake) const = 0;
};

/// All formats in the order in which they are tried, the most specific detection first.
std::span<const Format* const> formats();

/// The first format that matches; nullptr when none does.
const Format* find_format(const Head& head);

}  // namespace onrecord::corpus::formats
