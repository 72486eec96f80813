// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <boost/json.hpp>

#include <cstdint>
#include <string>
#include <string_view>

// Reads the answers of the interface as the plain pages need them: absent and null are empty.
namespace onrecord::server::api::plain {

inline const boost::json::value* member(const boost::json::object& object, std::string_view name) {
    const auto* found = object.if_contains(name);
    return found == nullptr || found->is_null() ? nullptr : found;
}

inline std::string_view text_in(const boost::json::object& object, std::string_view name) {
    const auto* found = member(object, name);
    return found != nullptr && found->is_string() ? std::string_view{found->get_string()}
                                                  : std::string_view{};
}

inline std::int64_t number_in(const boost::json::object& object, std::string_view name) {
    const auto* found = member(object, name);
    return found != nullptr && found->is_number() ? found->to_number<std::int64_t>() : 0;
}

inline bool flag_in(const boost::json::object& object, std::string_view name) {
    const auto* found = member(object, name);
    return found != nullptr && found->is_bool() && found->get_bool();
}

inline const boost::json::array& list_in(const boost::json::object& object, std::string_view name) {
    static const boost::json::array empty;
    const auto* found = member(object, name);
    return found != nullptr && found->is_array() ? found->get_array() : empty;
}

inline const boost::json::object& object_in(const boost::json::object& object,
                                            std::string_view name) {
    static const boost::json::object empty;
    const auto* found = member(object, name);
    return found != nullptr && found->is_object() ? found->get_object() : empty;
}

/// `1 entry`, `1204 entries`.
inline std::string counted(std::int64_t count, std::string_view one, std::string_view many) {
    return std::to_string(count) + ' ' + std::string{count == 1 ? one : many};
}

}  // namespace onrecord::server::api::plain
