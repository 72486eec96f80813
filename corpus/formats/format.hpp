// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/line_reader.hpp"
#include "corpus/formats/intake.hpp"

#include <span>
#include <string_view>

// What every Capture format is: the only virtual functions of the project. To add a format, write
// one pair of files and a row in the table (formats.cpp).
namespace onrecord::corpus::formats {

/// What a format is told by: the Capture's first bytes, unpacked, and the file's name, which
/// decides only where the bytes leave a doubt.
struct Head {
    std::string_view bytes;
    std::string_view file_name;  ///< Lower case, without .gz or .zst.
};

inline constexpr std::size_t head_bytes = 64U << 10U;

/// Stateless; one object a format serves all threads.
class Format {
public:
    Format() = default;
    virtual ~Format() = default;
    Format(const Format&) = delete;
    Format& operator=(const Format&) = delete;
    Format(Format&&) = delete;
    Format& operator=(Format&&) = delete;

    /// As CaptureReport and `--json` name it.
    virtual std::string_view name() const = 0;
    /// For people: what a file must look like to be read as this.
    virtual std::string_view looks_like() const = 0;
    virtual bool fits(const Head& head) const = 0;
    /// Reads the Capture to its end and hands every Entry, Problem and warning to `intake`.
    virtual void read(files::LineReader& capture, Intake& intake) const = 0;
};

/// Every format, in the order in which they are tried: the one surest of its kind first.
std::span<const Format* const> formats();

/// The first format that fits; nullptr when none does.
const Format* find_format(const Head& head);

}  // namespace onrecord::corpus::formats
