// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "corpus/files/encoding.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace onrecord::corpus::files {

/// Turns a stream of bytes in some encoding into UTF-8 by ICU's converters, piece by piece, in
/// constant memory. What stands for no character becomes U+FFFD and is counted.
class Decoder {
public:
    /// `encoding` is what find_encoding() gave.
    explicit Decoder(const Encoding& encoding);
    ~Decoder();
    Decoder(const Decoder&) = delete;
    Decoder& operator=(const Decoder&) = delete;
    Decoder(Decoder&&) = delete;
    Decoder& operator=(Decoder&&) = delete;

    /// Appends to `text` what `bytes` say, together with what earlier calls left over; empty
    /// `bytes` mean the end. A byte order mark at the begin is not text.
    void decode(std::string_view bytes, std::string& text);

    /// How many sequences stood for no character.
    std::uint64_t replaced() const;
    /// In which line of the text the first of them is, from 1.
    std::optional<std::uint64_t> first_replaced_line() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace onrecord::corpus::files
