// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "schema/failure.hpp"

#include <cstdint>
#include <string>
#include <string_view>

// Variable-length encoding of numbers and strings, for records, values of slots and ledgers:
// numbers as LEB128 (DWARF 5, section 7.6: seven bits a byte, lowest first), signed ones after
// zigzag mapping, strings as their length and their bytes.
namespace onrecord::schema::encoding {

class ByteWriter {
public:
    explicit ByteWriter(std::string& bytes) : bytes_{bytes} {}

    void byte(std::uint8_t value) { bytes_ += static_cast<char>(value); }
    void number(std::uint64_t value) {
        while (value >= 0x80U) {
            byte(static_cast<std::uint8_t>(value | 0x80U));
            value >>= 7U;
        }
        byte(static_cast<std::uint8_t>(value));
    }
    /// Zigzag: 0, -1, 1, -2 ... are 0, 1, 2, 3 ..., so that small negative numbers stay short.
    void signed_number(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        number((bits << 1U) ^ (value < 0 ? ~std::uint64_t{0} : 0));
    }
    void string(std::string_view value) {
        number(value.size());
        bytes_ += value;
    }

private:
    std::string& bytes_;
};

/// Reads what ByteWriter wrote. The bytes are untrusted: throws Failure (bad data) when they end
/// too early and for a number that is too large or not encoded in its shortest form.
class ByteReader {
public:
    explicit ByteReader(std::string_view bytes) : rest_{bytes} {}

    bool is_at_end() const { return rest_.empty(); }
    std::size_t rest_bytes() const { return rest_.size(); }

    std::uint8_t byte() { return static_cast<std::uint8_t>(raw(1).front()); }
    std::uint64_t number() {
        std::uint64_t value = 0;
        for (unsigned shift = 0; shift < 64; shift += 7) {
            const std::uint8_t next = byte();
            const std::uint64_t bits = next & 0x7FU;
            if (shift == 63 && bits > 1) break;
            value |= bits << shift;
            if (next < 0x80U) {
                if (next == 0 && shift > 0) break;
                return value;
            }
        }
        throw Failure{ExitStatus::BadData, "a number is ill-formed"};
    }
    std::uint64_t number_up_to(std::uint64_t most) {
        const std::uint64_t value = number();
        if (value > most) throw Failure{ExitStatus::BadData, "a number is too large"};
        return value;
    }
    std::int64_t signed_number() {
        const std::uint64_t value = number();
        return static_cast<std::int64_t>((value >> 1U) ^ (~(value & 1U) + 1U));
    }
    std::string_view string() { return raw(number()); }
    std::string_view raw(std::uint64_t size) {
        if (size > rest_.size()) throw Failure{ExitStatus::BadData, "the bytes end too early"};
        const std::string_view taken = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return taken;
    }

private:
    std::string_view rest_;
};

}  // namespace onrecord::schema::encoding
