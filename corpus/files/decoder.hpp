// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/encoding.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::corpus::files {

/// Converts a stream in some encoding to UTF-8 by ICU's converters, incrementally and in constant
/// memory. Invalid sequences become U+FFFD and are counted.
class Decoder {
public:
    /// `encoding` is a result of find_encoding().
    explicit Decoder(const Encoding& encoding);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    Decoder(Decoder&&) = delete;
    Decoder& operator=(Decoder&&) = delete;

    /// Appends the decoded `bytes` to `text`, including bytes left over from earlier calls; empty
    /// `bytes` mark the end. A byte order mark at the start is removed.
    void decode(std::string_view bytes, std::string& text);

    /// Number of invalid sequences.
    std::uint64_t replaced() const;
    /// Line of the first one, from 1.
    std::optional<std::uint64_t> first_replaced_line() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::files
